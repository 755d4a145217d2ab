/** How a page came to say what it says. */
export interface PageHistory {
  readonly title: string;
  /** Oldest first; Markdown without links. */
  readonly states: readonly { readonly by: string; readonly text: string; readonly summary: string }[];
  /** What the newest change was about. */
  readonly summary: string;
}

export const pageHistories: readonly PageHistory[] = [
  {
    title: 'Work at height', summary: 'Radio on the ground',
    states: [
      { by: 'gwenaelle', summary: '', text: '## Before the first step\n\n1. Close the circle.\n2. Helmet and harness.\n3. Wind below 15 m/s at the top.' },
      { by: 'jonas', summary: 'Wind limit of the new harness', text: '## Before the first step\n\n1. Close the circle. Nobody enters it.\n2. Helmet and harness.\n3. Wind below 12 m/s at the top.' },
      { by: 'malin', summary: 'Lanyards', text: '## Before the first step\n\n1. Close the circle. Nobody enters it, for no reason.\n2. Helmet, harness, **lanyard on every tool**.\n3. Wind below 12 m/s at the top.' }
    ]
  },
  {
    title: 'Meetings', summary: 'One language',
    states: [
      { by: 'hannele', summary: '', text: '1. No agenda, no meeting.\n2. One hour.' },
      { by: 'owner', summary: 'Shorter', text: '1. No agenda, no meeting.\n2. Thirty minutes.\n3. Write first.' },
      { by: 'sanni', summary: 'Shorter still', text: '1. No agenda, no meeting.\n2. Twenty-five minutes.\n3. Write first.' }
    ]
  },
  {
    title: 'Lifejackets', summary: 'Jackets from 2014 withdrawn',
    states: [{ by: 'elodie', summary: '', text: 'Cartridges expire. The date stands on the inside, right.\n\n## Check before each trip\n\n- [ ] Cartridge screwed in\n- [ ] Indicator green' }]
  }
];
