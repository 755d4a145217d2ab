// A plain Node script against the local SharePoint: make a list, add an item as a member, read it back.
//
//   npm run sharepoint -- --port 5001 --empty
//   node examples/plain-node.mjs http://127.0.0.1:5001/sites/test
//
// It runs on the demo company too: leave out --empty, and name the site /sites/intranet.

const site = process.argv[2] ?? 'http://127.0.0.1:5001/sites/test';
const json = { Accept: 'application/json;odata=nometadata', 'Content-Type': 'application/json;odata=nometadata' };

async function call(user, method, path, body) {
  const headers = { ...json, 'X-Local-User': `${user}@contoso.onmicrosoft.com` };
  if (method !== 'GET') {
    const info = await (await fetch(`${site}/_api/contextinfo`, { method: 'POST', headers })).json();
    headers['X-RequestDigest'] = info.FormDigestValue;
  }
  const answer = await fetch(`${site}/_api/${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

const title = `Notes ${Date.now()}`;
await call('owner', 'POST', 'web/lists', { Title: title, BaseTemplate: 100 });
const added = await call('member', 'POST', `web/lists/getByTitle('${title}')/items`, { Title: 'Hello from Node' });
const { value } = await call('visitor', 'GET', `web/lists/getByTitle('${title}')/items?$select=Id,Title,Author/Title&$expand=Author`);
console.log(`Item ${added.Id}, as a visitor reads it:`, value[0]);
