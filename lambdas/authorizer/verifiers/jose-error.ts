/**
 * The code of an error that jose throws for a token that it does not accept, such as
 * `ERR_JWS_SIGNATURE_VERIFICATION_FAILED`. Read from its data: a lazily loaded module has its own classes.
 * @returns undefined for any other error
 */
export function joseCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && /^ERR_J(?:OSE|W[A-Z]+)_/.test(code) ? code : undefined;
}
