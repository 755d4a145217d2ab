const copied = ['font', 'letterSpacing', 'lineHeight', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'borderWidth', 'boxSizing', 'direction', 'textAlign', 'wordSpacing', 'tabSize'] as const;

/** Where an offset of a textarea is drawn, in pixels from its corner: the lower edge of that line, and its start side. */
export function caretPosition(area: HTMLTextAreaElement, offset: number): { readonly top: number; readonly left: number } {
  const style = getComputedStyle(area);
  const mirror = document.createElement('div');
  for (const name of copied) mirror.style[name] = style[name];
  Object.assign(mirror.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', insetBlockStart: '0', inlineSize: `${area.clientWidth}px` });
  mirror.textContent = area.value.slice(0, offset);
  const mark = document.createElement('span');
  mark.textContent = '\u200b';
  mirror.append(mark);
  document.body.append(mirror);
  const position = { top: mark.offsetTop + mark.offsetHeight - area.scrollTop, left: mark.offsetLeft };
  mirror.remove();
  return position;
}
