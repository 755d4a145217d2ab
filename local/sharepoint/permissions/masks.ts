/**
 * Permission bits of SPBasePermissions and the built-in levels with the masks that SharePoint Online reports
 * (role definitions recorded from the service: Full 2147483647/4294967295, Design 432/1012866047, …).
 */
export const permission = {
  viewListItems: 0x1n,
  addListItems: 0x2n,
  editListItems: 0x4n,
  deleteListItems: 0x8n,
  approveItems: 0x10n,
  openItems: 0x20n,
  viewVersions: 0x40n,
  deleteVersions: 0x80n,
  cancelCheckout: 0x100n,
  managePersonalViews: 0x200n,
  manageLists: 0x800n,
  viewFormPages: 0x1000n,
  open: 0x10000n,
  viewPages: 0x20000n,
  addAndCustomizePages: 0x40000n,
  managePermissions: 0x2000000n,
  browseUserInfo: 0x8000000n,
  manageWeb: 0x40000000n,
  manageSubwebs: 0x800000n,
  createGroups: 0x1000000n,
  enumeratePermissions: 0x4000000000000000n
} as const;

const mask = (high: number, low: number): bigint => (BigInt(high) << 32n) | BigInt(low);

export interface RoleDefinition {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly order: number;
  readonly roleTypeKind: number;
  readonly mask: bigint;
}

export const roles: readonly RoleDefinition[] = [
  { id: 1073741829, name: 'Full Control', description: 'Has full control.', order: 1, roleTypeKind: 5, mask: mask(2147483647, 4294967295) },
  { id: 1073741828, name: 'Design', description: 'Can view, add, update, delete, approve, and customize.', order: 32, roleTypeKind: 4, mask: mask(432, 1012866047) },
  { id: 1073741830, name: 'Edit', description: 'Can add, edit and delete lists; can view, add, update and delete list items and documents.', order: 48, roleTypeKind: 6, mask: mask(432, 1011030767) },
  { id: 1073741827, name: 'Contribute', description: 'Can view, add, update, and delete list items and documents.', order: 64, roleTypeKind: 3, mask: mask(432, 1011028719) },
  { id: 1073741826, name: 'Read', description: 'Can view pages and list items and download documents.', order: 128, roleTypeKind: 2, mask: mask(176, 138612833) },
  { id: 1073741832, name: 'Restricted View', description: 'Can view pages, list items, and documents. Documents can be viewed in the browser but not downloaded.', order: 144, roleTypeKind: 8, mask: mask(65584, 134418433) },
  { id: 1073741825, name: 'Limited Access', description: 'Can view specific lists, document libraries, list items, folders, or documents when given permissions.', order: 160, roleTypeKind: 1, mask: mask(48, 134287360) }
];

export const fullControl: bigint = mask(2147483647, 4294967295);

export function roleById(id: number): RoleDefinition | undefined {
  return roles.find((role) => role.id === id);
}

/** As REST writes a mask: two unsigned halves as strings. */
export function maskParts(value: bigint): { readonly High: string; readonly Low: string } {
  return { High: String(value >> 32n), Low: String(value & 0xffffffffn) };
}

/**
 * Override List Behaviors, which passes item-level read and write security, has no bit of its own in SPBasePermissions:
 * it is CancelCheckout's neighbour in the interface and comes with Design and Full Control, told apart by ApproveItems.
 */
export function overridesItemSecurity(value: bigint): boolean {
  return (value & permission.approveItems) !== 0n && (value & permission.cancelCheckout) !== 0n;
}

export function has(value: bigint, needed: bigint): boolean {
  return (value & needed) === needed;
}
