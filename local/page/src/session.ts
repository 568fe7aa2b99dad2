const KEY = 'reflekt.token';

/** The user that a token speaks for; undefined for what is no token. Nothing is verified here: the API does. */
export function userOf(token: string): string | undefined {
  try {
    const [, payload = ''] = token.split('.');
    const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const claims: unknown = JSON.parse(text);
    if (typeof claims !== 'object' || claims === null || !('sub' in claims)) return undefined;
    return String(claims.sub);
  } catch {
    return undefined;
  }
}

/** The stored token. A link with `#token=…` stores a new one, and leaves the address bar. */
export function currentToken(): string | undefined {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null && userOf(given) !== undefined) {
    keepToken(given);
    history.replaceState(null, '', '#/');
  }
  return localStorage.getItem(KEY) ?? undefined;
}

export const keepToken = (token: string): void => localStorage.setItem(KEY, token.trim());
export const forgetToken = (): void => localStorage.removeItem(KEY);
