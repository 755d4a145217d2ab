import type { Json, ListRow } from '../model';
import type { Context } from '../routes/context';

/** What an item shows of its comments when it is asked to. */
export function commentState(context: Context, list: ListRow, itemId: number): Readonly<Record<'CommentsDisabled' | 'CommentsDisabledScope' | 'OData__CommentCount', () => Json>> {
  const { comments } = context.store;
  return {
    CommentsDisabled: () => list.settings.DisableCommenting || comments.isOff(list, itemId),
    // 0 nowhere, 1 the item, 2 the list (the order of SP.CommentsDisabledScope).
    CommentsDisabledScope: () => (list.settings.DisableCommenting ? 2 : comments.isOff(list, itemId) ? 1 : 0),
    OData__CommentCount: () => String(comments.count(list, itemId))
  };
}
