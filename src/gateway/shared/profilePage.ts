import { isAppError } from '../../domain/shared/errors';
import { profilePageOf, profilePageSetting } from '../../domain/shared/personCard';
import { sent } from '../errors';
import type { Site } from '../sp';
import { listOf } from './siteLists';

/** Where profiles are on a site; null where there are none, or no lists of the suite at all. One request. */
export async function readProfilePage(site: Site): Promise<string | null> {
  try {
    const rows: { Key: string; Value: string | null }[] = await sent(
      listOf(site, 'LoggiaSettings').items.select('Key', 'Value').filter(`Key eq 'version/people' or Key eq '${profilePageSetting}'`).top(2)()
    );
    return profilePageOf(rows) ?? null;
  } catch (error) {
    if (isAppError(error, 'notFound')) return null;
    throw error;
  }
}
