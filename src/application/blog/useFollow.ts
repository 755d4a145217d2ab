import { useQueryClient } from '@tanstack/react-query';
import * as React from 'react';
import type { BlogStart } from '../../domain/blog/ports';
import { useBlogServices } from './blogServices';
import { keys, useBlogStart } from './useBlog';

/** Whether a blog, a person or a topic is followed; undefined where that is not known. */
export interface Follow {
  readonly isFollowed: boolean | undefined;
  /** Shows at once; what was there comes back where the server refuses, and the error goes to the caller. */
  readonly follow: (isFollowed: boolean) => Promise<void>;
}

/** @param target as target key, such as `blog/lab`. */
export function useFollow(target: string): Follow {
  const { service, siteUrl, blog } = useBlogServices();
  const client = useQueryClient();
  const followed = useBlogStart().data?.page.followed;
  const follow = React.useCallback(async (isFollowed: boolean) => {
    const set = (is: boolean): void => {
      client.setQueryData<BlogStart | undefined>(keys.start(siteUrl, blog), (start) => start && {
        ...start, page: { ...start.page, followed: [...(start.page.followed ?? []).filter((one) => one !== target), ...(is ? [target] : [])] }
      });
    };
    set(isFollowed);
    try {
      await service.follow(target, isFollowed);
    } catch (error) {
      set(!isFollowed);
      throw error;
    }
  }, [client, siteUrl, blog, service, target]);
  return { isFollowed: followed?.includes(target), follow };
}
