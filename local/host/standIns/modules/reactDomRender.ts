import { render as renderElement, unmountComponentAtNode as unmount } from 'react-dom';

/** React 17's own mount and unmount, which SharePoint wraps so that it can move to a newer React. */
export const render = renderElement;
export const unmountComponentAtNode = unmount;
