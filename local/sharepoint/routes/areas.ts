import { attachmentArea } from '../handlers/attachments';
import { camlArea } from '../handlers/caml';
import { changeArea } from '../handlers/changes';
import { customActionArea, featureArea } from '../handlers/customActions';
import { commentArea } from '../handlers/comments';
import { contentTypeArea } from '../handlers/contentTypes';
import { effectiveRightsArea } from '../handlers/effectiveRights';
import { eventReceiverArea } from '../handlers/eventReceivers';
import { fieldArea } from '../handlers/fields';
import { fileArea } from '../handlers/files';
import { fileVersionArea } from '../handlers/fileVersions';
import { folderArea } from '../handlers/folders';
import { followingArea } from '../handlers/following';
import { formArea } from '../handlers/forms';
import { groupArea } from '../handlers/groups';
import { hubArea } from '../handlers/hubs';
import { itemVersionArea } from '../handlers/itemVersions';
import { itemArea } from '../handlers/items';
import { listCallArea } from '../handlers/listCalls';
import { listArea } from '../handlers/lists';
import { libraryArea } from '../handlers/libraries';
import { listSyncArea } from '../handlers/listSync';
import { moveCopyArea } from '../handlers/moveCopy';
import { navigationArea } from '../handlers/navigation';
import { peopleArea } from '../handlers/people';
import { peoplePickerArea } from '../handlers/peoplePicker';
import { permissionArea } from '../handlers/permissions';
import { pictureArea } from '../handlers/pictures';
import { principalArea } from '../handlers/principals';
import { profileArea } from '../handlers/profiles';
import { propertyBagArea } from '../handlers/propertyBags';
import { recycleBinArea } from '../handlers/recycleBin';
import { refusedArea } from '../handlers/refused';
import { regionalArea } from '../handlers/regionalSettings';
import { relatedItemArea } from '../handlers/relatedItems';
import { reputationArea } from '../handlers/reputation';
import { roleDefinitionArea } from '../handlers/roleDefinitions';
import { searchArea } from '../handlers/search';
import { sharingArea } from '../handlers/sharing';
import { sharingLinkArea } from '../handlers/sharingLinks';
import { sharingWebArea } from '../handlers/sharingWebs';
import { siteArea } from '../handlers/sites';
import { sitePageArea } from '../handlers/sitePages';
import { subwebArea } from '../handlers/subwebs';
import { userResourceArea } from '../handlers/userResources';
import { uploadArea } from '../handlers/uploads';
import { userInfoArea } from '../handlers/userInfoList';
import { viewArea } from '../handlers/views';
import { webhookArea } from '../handlers/webhooks';
import { webPartArea } from '../handlers/webParts';
import { webArea } from '../handlers/webs';
import type { Area } from './table';

/** Every operation of the service, by area. */
export const areas: readonly Area[] = [
  webArea,
  subwebArea,
  siteArea,
  hubArea,
  propertyBagArea,
  navigationArea,
  customActionArea,
  featureArea,
  regionalArea,
  listArea,
  listCallArea,
  viewArea,
  changeArea,
  listSyncArea,
  formArea,
  eventReceiverArea,
  webhookArea,
  userResourceArea,
  fieldArea,
  contentTypeArea,
  itemArea,
  itemVersionArea,
  attachmentArea,
  pictureArea,
  relatedItemArea,
  libraryArea, fileArea,
  folderArea,
  fileVersionArea,
  uploadArea,
  moveCopyArea,
  commentArea,
  reputationArea,
  recycleBinArea,
  peopleArea,
  permissionArea,
  effectiveRightsArea,
  sharingArea,
  sharingLinkArea,
  sharingWebArea,
  roleDefinitionArea,
  sitePageArea,
  webPartArea,
  profileArea,
  followingArea,
  peoplePickerArea,
  principalArea,
  userInfoArea,
  camlArea,
  searchArea,
  groupArea,
  refusedArea
];
