/**
 * One failure as SharePoint words it. Shapes and codes follow answers recorded from, or measured on, SharePoint Online;
 * where nothing is known the stricter status is taken.
 */
export class SharePointError extends Error {
  public constructor(
    /** HTTP status of the answer. */
    public readonly status: number,
    /** Number and exception type, as in `-2147024891, System.UnauthorizedAccessException`. */
    public readonly code: string,
    message: string,
    /** Extra headers, such as Retry-After. */
    public readonly headers: Readonly<Record<string, string>> = {}
  ) {
    super(message);
    this.name = 'SharePointError';
  }
}

export const accessDenied = (): SharePointError =>
  new SharePointError(403, '-2147024891, System.UnauthorizedAccessException', 'Access denied. You do not have permission to perform this action or access this resource.');

/** What a person without Add List Items is told on creating an item. */
export const addDenied = (): SharePointError =>
  new SharePointError(403, '-2147024891, System.UnauthorizedAccessException', 'Access is denied. (Exception from HRESULT: 0x80070005 (E_ACCESSDENIED))');

export const unauthorized = (): SharePointError =>
  new SharePointError(401, '-2147024891, System.UnauthorizedAccessException', 'Access denied. You do not have permission to perform this action or access this resource.', { 'WWW-Authenticate': 'Bearer realm="local"' });

export const digestInvalid = (): SharePointError =>
  new SharePointError(403, '-2130575251, Microsoft.SharePoint.SPException', 'The security validation for this page is invalid and might be corrupted. Please use your web browser\'s Back button to try your operation again.');

export const listMissing = (title: string, siteUrl: string): SharePointError =>
  new SharePointError(404, '-1, System.ArgumentException', `List '${title}' does not exist at site with URL '${siteUrl}'.`);

export const listMissingById = (): SharePointError =>
  new SharePointError(404, '-2130575322, Microsoft.SharePoint.SPException', 'List does not exist.\n\nThe page you selected contains a list that does not exist.  It may have been deleted by another user.');

export const itemMissing = (): SharePointError =>
  new SharePointError(404, '-2130575338, System.ArgumentException', 'Item does not exist. It may have been deleted by another user.');

export const fileMissing = (url: string): SharePointError =>
  new SharePointError(404, '-2130575338, Microsoft.SharePoint.SPException', `The file ${url} does not exist.`);

export const listTitleTaken = (): SharePointError =>
  new SharePointError(500, '-2130575342, Microsoft.SharePoint.SPException', 'A list, survey, discussion board, or document library with the specified title already exists in this Web site.  Please choose another title.');

export const fieldMissing = (name: string): SharePointError =>
  new SharePointError(400, '-1, Microsoft.SharePoint.SPException', `The field or property '${name}' does not exist.`);

export const columnMissing = (name: string): SharePointError =>
  new SharePointError(400, '-2147024809, System.ArgumentException', `Column '${name}' does not exist. It may have been deleted by another user.`);

export const propertyMissing = (property: string, type: string): SharePointError =>
  new SharePointError(400, '-1, Microsoft.SharePoint.Client.InvalidClientQueryException', `The property '${property}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`);

export const invalidQuery = (message: string): SharePointError =>
  new SharePointError(400, '-1, Microsoft.SharePoint.Client.InvalidClientQueryException', message);

export const invalidArgument = (message: string): SharePointError =>
  new SharePointError(400, '-2147024809, System.ArgumentException', message);

export const invalidValue = (message: string): SharePointError =>
  new SharePointError(400, '-2130575155, Microsoft.SharePoint.SPException', message);

export const etagMismatch = (sent: string, actual: string): SharePointError =>
  new SharePointError(412, '-1, Microsoft.SharePoint.Client.ClientServiceException', `The request ETag value '${sent}' does not match the object's ETag value '${actual}'.`);

export const thresholdExceeded = (): SharePointError =>
  new SharePointError(500, '-2147024860, Microsoft.SharePoint.SPQueryThrottledException', 'The attempted operation is prohibited because it exceeds the list view threshold.');

export const duplicateValues = (field: string): SharePointError =>
  new SharePointError(500, '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException', `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${field}].`);

export const tooManyLookups = (): SharePointError =>
  new SharePointError(500, '-2147024749, Microsoft.SharePoint.SPQueryThrottledException', 'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.');

/** Grouping by three columns, as measured. */
export const tooManyGroups = (): SharePointError =>
  new SharePointError(500, '-2147467259, Microsoft.SharePoint.SPException', 'Cannot complete this action.\n\nPlease try again.');

export const commentMissing = (): SharePointError =>
  new SharePointError(404, '-1, System.ArgumentException', 'The comment does not exist. It may have been deleted by another user.');

/** The state of the object forbids it, as likes of comments in an Events list (pnp/pnpjs#2313). */
export const invalidOperation = (message: string): SharePointError =>
  new SharePointError(400, '-1, System.InvalidOperationException', message);

/** What SharePoint itself does not support; not to be confused with what this service does not know. */
export const notSupportedHere = (message: string): SharePointError =>
  new SharePointError(500, '-1, System.NotSupportedException', message);

export const saveConflict = (): SharePointError =>
  new SharePointError(409, '-2130575305, Microsoft.SharePoint.SPException', 'Save Conflict.\n\nYour changes conflict with those made concurrently by another user.');

export const userMissing = (): SharePointError =>
  new SharePointError(500, '-2146232832, Microsoft.SharePoint.SPException', 'User cannot be found.');

export const groupMissing = (): SharePointError =>
  new SharePointError(404, '-2146232832, Microsoft.SharePoint.SPException', 'Group cannot be found.');

export const groupNameTaken = (): SharePointError =>
  new SharePointError(500, '-2130575293, Microsoft.SharePoint.SPException', 'The specified name is already in use.\n\nPlease try again with a new name.');

export const groupNameInvalid = (): SharePointError =>
  new SharePointError(500, '-2130575276, Microsoft.SharePoint.SPException', 'The group name is empty, or you are using one or more of the following invalid characters: " / \\ [ ] : | < > + = ; , ? * \' @');

export const loginUnknown = (login: string): SharePointError =>
  new SharePointError(400, '-2146232832, Microsoft.SharePoint.SPException', `The specified user ${login} could not be found.`);

/** What a row is told that a validation of its list (pnp/pnpjs#1770) or of a column refuses: the sentence that its owner wrote, or the service's. */
export const validationFailed = (of: 'list' | 'column', message: string): SharePointError =>
  new SharePointError(500, `${of === 'list' ? '-2130575162' : '-2130575163'}, Microsoft.SharePoint.SPListDataValidationException`, message || (of === 'list' ? 'List data validation failed.' : 'Column data validation failed.'));

/** What search says to a query that it cannot read, or that is too long. */
export const queryMalformed = (message: string = "We didn't understand your search terms. Make sure they're using proper syntax."): SharePointError =>
  new SharePointError(400, '-1, Microsoft.Office.Server.Search.REST.SearchServiceException', message);

export const siteMissing = (): SharePointError => new SharePointError(404, 'plain', '404 FILE NOT FOUND');

export const throttled = (seconds: number): SharePointError =>
  new SharePointError(429, '-2147429894, Microsoft.SharePoint.Client.ClientServiceException', 'The request has been throttled -- See http://aka.ms/sharepoint-throttling-online for details.', { 'Retry-After': String(seconds) });

/** Seen with 400, for uploads beyond 262144000 bytes (sp-dev-docs#8280, kikovalle/PLGSharepointRestAPI-java#19). */
export const tooLarge = (bytes: number): SharePointError =>
  new SharePointError(400, '-1, Microsoft.SharePoint.Client.InvalidClientQueryException', `The request message is too big. The server does not allow messages larger than ${bytes} bytes.`);

/** What this service does not know it says so, and names the operation. */
export const notSupported = (operation: string): SharePointError =>
  new SharePointError(501, '-1, System.NotImplementedException', `The local SharePoint does not support this operation: ${operation}`);
