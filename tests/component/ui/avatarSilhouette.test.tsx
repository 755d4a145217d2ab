import * as React from 'react';
import { fireEvent, waitFor } from '@testing-library/react';
import { Avatar } from '../../../src/ui/Avatar/Avatar';
import { addressOfNobody, isAlike } from '../../../src/ui/Avatar/silhouette';
import { renderKit } from '../../support/renderKit';

const photo = (account: string): string => `https://contoso.example/_layouts/15/userphoto.aspx?size=M&accountname=${encodeURIComponent(account)}`;

/** A browser in which every picture has one colour: grey for the silhouette. */
function paint(colorOf: (address: string) => number): () => void {
  let drawn = '';
  const context = { drawImage: (image: HTMLImageElement) => { drawn = image.src; }, getImageData: () => ({ data: new Uint8ClampedArray(576).fill(colorOf(drawn)) }) };
  const getContext = jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  const source = jest.spyOn(HTMLImageElement.prototype, 'src', 'set').mockImplementation(function (this: HTMLImageElement, address: string) {
    this.setAttribute('src', address);
    if (/nowhere/.test(address)) window.setTimeout(() => this.onload?.(new Event('load')), 0);
  });
  return () => { getContext.mockRestore(); source.mockRestore(); };
}

test('the silhouette of somebody without a photograph gives way to initials', async () => {
  const restore = paint((address) => (/ada/.test(address) ? 200 : 90));
  const { container, rerender } = renderKit(<Avatar name="Ben Moor" photoUrl={photo('ben@contoso.example')} />);
  fireEvent.load(container.querySelector('img')!);
  await waitFor(() => expect(container.querySelector('img')).toBeNull());
  expect(container.textContent).toContain('BM');
  rerender(<Avatar name="Ada King" photoUrl={photo('ada@contoso.example')} />);
  fireEvent.load(container.querySelector('img')!);
  await waitFor(() => expect(container.textContent).not.toContain('AK'));
  expect(container.querySelector('img')).not.toBeNull();
  restore();
});

test('other pictures are not compared with anybody', () => {
  expect(addressOfNobody('https://contoso.example/logo.png')).toBeUndefined();
  expect(addressOfNobody(photo('a@b.c'))).toContain('nowhere');
  expect([isAlike([1, 2], [2, 4]), isAlike([1, 2], [1, 9]), isAlike([1], [1, 2])]).toEqual([true, false, false]);
});
