import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogStart } from '../../application/blog/useBlog';
import { useFollow } from '../../application/blog/useFollow';
import { useToasts } from '../../application/shared/toasts';
import { format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { errorText } from '../../ui/States/ErrorState';

export interface FollowButtonProps {
  /** As target key, such as `blog/lab`. */
  readonly target: string;
  /** "The lab", "Ada King", "#tides". */
  readonly name: string;
}

/** Follows a blog, an author or a topic, whose new articles then stand in the stream. Not there for those who do not take part. */
export const FollowButton: React.FC<FollowButtonProps> = ({ target, name }) => {
  const viewer = useBlogStart().data?.viewer;
  const { isFollowed, follow } = useFollow(target);
  const { show } = useToasts();
  if (isFollowed === undefined || !viewer?.canWrite || target === `user/${viewer.person.id}`) return null;
  const handleClick = (): void => {
    follow(!isFollowed).then(
      () => show({ text: format(isFollowed ? strings.NotFollowedNow : strings.FollowedNow, { name }) }),
      (error: unknown) => show({ kind: 'error', text: errorText(error) })
    );
  };
  return <Button isPill isSmall icon={isFollowed ? 'check' : 'add'} isPressed={isFollowed} description={format(isFollowed ? strings.Unfollow : strings.FollowHint, { name })} onClick={handleClick}>{isFollowed ? strings.Following : strings.Follow}</Button>;
};
