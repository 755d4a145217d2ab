import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { RichText } from '../../../src/ui/RichText/RichText';
import { Root } from '../../../src/ui/Root/Root';
import { htmlAttacks, markdownAttacks } from '../../support/attacks';

declare global {
  interface Window {
    attack: () => void;
    attacked: number;
  }
}

window.attacked = 0;
window.attack = () => {
  window.attacked += 1;
};

// The page shows the texts: it is never taken down.
// eslint-disable-next-line @rushstack/pair-react-dom-render-unmount -- see above
ReactDOM.render(
  <Root locale="en-US">
    {htmlAttacks.map((text, index) => <section key={`h${index}`}><RichText text={text} format="html" /></section>)}
    {markdownAttacks.map((text, index) => <section key={`m${index}`}><RichText text={text} /></section>)}
    <p>All attacks are drawn</p>
  </Root>,
  document.getElementById('gallery')
);
