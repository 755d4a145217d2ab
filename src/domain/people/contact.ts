/** Opens a chat in Teams (deep links, Microsoft Learn: "Create deep links to chats"); asks for no permission. */
export function chatHref(email: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(email)}`;
}

/** Starts a call in Teams (deep links, Microsoft Learn: "Deep link to an audio or audio-video call"). */
export function callHref(email: string): string {
  return `https://teams.microsoft.com/l/call/0/0?users=${encodeURIComponent(email)}`;
}

/** Opens the mail program. */
export function mailHref(email: string): string {
  return `mailto:${encodeURIComponent(email).replace(/%40/g, '@')}`;
}

/** Dials a number; what is no part of one is left out. */
export function phoneHref(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`;
}
