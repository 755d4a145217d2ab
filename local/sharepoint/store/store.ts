import { SearchIndex } from '../search/searchIndex';
import { RowReader } from '../query/sql';
import { Columns } from '../query/columns';
import type { Sql } from '../query/sqlText';
import type { FieldRow, ListRow } from '../model';
import type { Limits } from '../limits';
import { Changes } from './changes';
import { Comments } from './comments';
import { Checkouts } from './checkouts';
import { Derived } from './derived';
import { Customizations } from './customizations';
import { Contents } from './contents';
import { ContentTypes } from './contentTypes';
import { Database } from './database';
import { Files } from './files';
import { Followings } from './followings';
import { Groups } from './groups';
import { Items } from './items';
import { Lists } from './lists';
import { ObjectChanges } from './objectChanges';
import { Navigation } from './navigation';
import { ProfilePictures } from './profilePictures';
import { Profiles } from './profiles';
import { Reputation } from './reputation';
import { RecycleBin } from './recycleBin';
import { RecycledLists } from './recycledLists';
import { Roles } from './roles';
import { SharingLinks } from './sharingLinks';
import { Sites } from './sites';
import { Traffic } from './traffic';
import { Uploads } from './uploads';
import { WebSettings } from './webSettings';

/** What a caller sees of lists. */
export interface Sight {
  /** The rows of a list as they see them: a table or a query in brackets. */
  readonly tableOf: (list: ListRow) => Sql;
  /** Which rows of a list that a lookup points at, named `t`, they may read; undefined for all. */
  readonly readable: (target: ListRow) => Sql | undefined;
}

/** All stores over the one file. */
export class Store {
  public readonly database: Database;
  public readonly sites: Sites;
  public readonly lists: Lists;
  public readonly items: Items;
  /** Columns that are worked out. */
  public readonly derived: Derived;
  public readonly changes: Changes;
  public readonly objectChanges: ObjectChanges;
  public readonly files: Files;
  public readonly uploads: Uploads;
  public readonly checkouts: Checkouts;
  public readonly recycleBin: RecycleBin;
  public readonly recycledLists: RecycledLists;
  public readonly profiles: Profiles;
  public readonly pictures: ProfilePictures;
  public readonly followings: Followings;
  public readonly traffic: Traffic;
  public readonly groups: Groups;
  public readonly roles: Roles;
  public readonly sharingLinks: SharingLinks;
  public readonly comments: Comments;
  public readonly reputation: Reputation;
  public readonly navigation: Navigation;
  public readonly contentTypes: ContentTypes;
  public readonly customizations: Customizations;
  public readonly webSettings: WebSettings;
  public readonly reader: RowReader;
  public readonly search: SearchIndex;

  /** @throws DamagedFileError when the file is not a database. */
  public constructor(file: string, limits: Limits, public readonly now: () => Date) {
    this.database = new Database(file);
    this.sites = new Sites(this.database, now);
    this.profiles = new Profiles(this.database, this.sites, now);
    this.lists = new Lists(this.database, now, () => limits.indexesPerList);
    this.changes = new Changes(this.database, now, () => limits.changeLogDays);
    this.objectChanges = new ObjectChanges(this.database, now);
    this.derived = new Derived(this.database, this.lists, now);
    this.items = new Items(this.database, this.lists, this.changes, now, limits, this.derived);
    this.files = new Files(this.database, this.lists, this.items, this.changes, new Contents(this.database), now);
    this.uploads = new Uploads(this.database, this.files.contents, now);
    this.checkouts = new Checkouts(this.database, this.items, this.files, this.changes, now);
    this.recycledLists = new RecycledLists(this.database, this.lists, now);
    this.recycleBin = new RecycleBin(this.database, (no) => this.lists.byNo(no));
    this.pictures = new ProfilePictures(this.database);
    this.followings = new Followings(this.database);
    this.traffic = new Traffic(now);
    this.groups = new Groups(this.database);
    this.roles = new Roles(this.database);
    this.sharingLinks = new SharingLinks(this.database, now);
    this.comments = new Comments(this.database, now);
    this.reputation = new Reputation(this.database, now);
    this.navigation = new Navigation(this.database);
    this.contentTypes = new ContentTypes(this.database);
    this.customizations = new Customizations(this.database);
    this.webSettings = new WebSettings(this.database, this.lists, this.navigation);
    this.reader = new RowReader(this.database, limits, (listNo) => this.lists.counts.of(listNo));
    this.search = new SearchIndex(this);
  }

  /** Columns for queries of one caller, who sees of this list and of those that its lookups point at what `sight` says. */
  public columns(list: ListRow, fields: readonly FieldRow[], sight: Sight): Columns {
    return new Columns(list, sight.tableOf(list), fields, (id) => {
      const target = this.lists.byId(id.replace(/[{}]/g, ''));
      return target && { list: target, fields: this.lists.fields(target), table: sight.tableOf(target), visible: sight.readable(target) };
    });
  }

  public close(): void {
    this.database.close();
  }
}
