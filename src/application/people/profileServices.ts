import type { CustomField } from '../../domain/people/customFields';
import type { ProfileService } from '../../domain/people/ports';
import type { People } from '../../domain/shared/person';
import type { Setup } from '../../domain/shared/setup';
import { createServices } from '../shared/services';

/** What the shell hands to the screens of a profile. */
export interface ProfileEnvironment {
  readonly service: ProfileService;
  readonly people: People;
  readonly loadSetup: () => Promise<Setup>;
  readonly siteUrl: string;
  /** Login or address from `?user=`; undefined for oneself. */
  readonly user: string | undefined;
  readonly photoUrl: (account: string) => string;
  /** Address of this page without `?user=` and what stands after `#`. */
  readonly pageUrl: string;
  readonly customFields: readonly CustomField[];
  readonly hasWall: boolean;
  /** Address of the page with the stream, to which `#stream=…` is put; empty where posts are shown without links. */
  readonly streamPageUrl: string;
}

export const { ServicesProvider: ProfileServicesProvider, useServices: useProfileServices } = createServices<ProfileEnvironment>('people');
