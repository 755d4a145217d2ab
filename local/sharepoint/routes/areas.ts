import { attachmentArea } from '../handlers/attachments';
import { camlArea } from '../handlers/caml';
import { commentArea } from '../handlers/comments';
import { reputationArea } from '../handlers/reputation';
import { fileArea } from '../handlers/files';
import { fileVersionArea } from '../handlers/fileVersions';
import { folderArea } from '../handlers/folders';
import { moveCopyArea } from '../handlers/moveCopy';
import { uploadArea } from '../handlers/uploads';
import { itemArea } from '../handlers/items';
import { listArea } from '../handlers/lists';
import { fieldArea } from '../handlers/fields';
import { peopleArea } from '../handlers/people';
import { peoplePickerArea } from '../handlers/peoplePicker';
import { profileArea } from '../handlers/profiles';
import { permissionArea } from '../handlers/permissions';
import { recycleBinArea } from '../handlers/recycleBin';
import { searchArea } from '../handlers/search';
import { sitePageArea } from '../handlers/sitePages';
import { webArea } from '../handlers/webs';
import type { Area } from './table';

/** Every operation of the service, by area. */
export const areas: readonly Area[] = [webArea, listArea, fieldArea, itemArea, attachmentArea, fileArea, folderArea, fileVersionArea, uploadArea, moveCopyArea, commentArea, reputationArea, recycleBinArea, peopleArea, permissionArea, sitePageArea, profileArea, peoplePickerArea, camlArea, searchArea];
