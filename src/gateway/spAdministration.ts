/** PnPjs modules that only setting up needs; they come with the chunk that sets up. */
import '@pnp/sp/fields/list.js';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/folders/list.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/security/list.js';
import '@pnp/sp/security/web.js';
import '@pnp/sp/site-groups/web.js';
