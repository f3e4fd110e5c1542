/** The page's own scheme and host; nothing else is ever loaded. */
export const appScheme = 'app';
export const appHost = 'vm';
export const appOrigin = `${appScheme}://${appHost}`;

/** Whether an address is one of the page's. Undefined, about:blank and look-alikes are not. */
export function isOwnAddress(address: string | undefined): boolean {
  try {
    const { protocol, host, username, password } = new URL(address ?? '');
    return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
  } catch {
    return false;
  }
}
