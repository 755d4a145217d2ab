/**
 * The frame's own behaviour, apart from the runtime so that it works where the runtime does not start: the reader's photo, names of colleagues for
 * the account menu, fetched when it is first opened, and a reload when a watched build has changed.
 */
interface UserRow {
  readonly Title: string;
  readonly Email: string;
}

async function fillPeople(list: Element): Promise<void> {
  const web = document.body.dataset.web ?? new URL('..', window.location.href).pathname.replace(/\/$/, '');
  const answer = await fetch(`${web}/_api/web/siteusers?$select=Title,Email&$top=500`, { headers: { accept: 'application/json;odata=nometadata' } });
  if (!answer.ok) return;
  const { value } = (await answer.json()) as { value: UserRow[] };
  list.replaceChildren(
    ...value.filter(({ Email: address }) => address).map(({ Title: name, Email: address }) => {
      const option = document.createElement('option');
      option.value = address;
      option.label = name;
      return option;
    })
  );
}

const list = document.getElementById('host-people');
if (list) document.getElementById('host-account')?.addEventListener('toggle', () => {
  // Without the names the field still takes an address.
  fillPeople(list).catch((error: unknown) => console.warn('The names of colleagues could not be read', error));
}, { once: true });

// SharePoint answers a picture of one pixel for people without a photo: their initials stay.
for (const face of document.querySelectorAll<HTMLElement>('[data-photo]')) {
  const photo = new Image();
  photo.alt = '';
  photo.addEventListener('load', () => (photo.naturalWidth > 1 ? face.replaceChildren(photo) : undefined));
  photo.src = face.dataset.photo ?? '';
}

// Opening by keyboard should land in the menu, not before it.
for (const menu of document.querySelectorAll<HTMLElement>('.host-menu')) {
  menu.addEventListener('toggle', (event) => {
    // Whoever is inside already, faster than this event, stays there.
    if ((event as ToggleEvent).newState === 'open' && !menu.contains(document.activeElement)) menu.querySelector<HTMLElement>('[aria-current], a, input')?.focus();
  });
}

if (new URL((document.currentScript as HTMLScriptElement).src).hash === '#watch') {
  new EventSource('/_host/events').addEventListener('built', () => window.location.reload());
}
