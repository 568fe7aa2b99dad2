/** The headers of every response. Handlers, preflight and the gateway take them from here. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

const EXPOSED = [
  'ETag',
  'Location',
  'Retry-After',
  'Content-Disposition',
  'x-request-id',
  'x-next-cursor',
  'x-unreadable',
];
const ACCEPTED = ['Authorization', 'Content-Type', 'If-Match', 'Idempotency-Key'];
const PREFLIGHT_SECONDS = 7200;

/** @param allowedOrigin one origin, or `*`: requests carry bearer tokens, never cookies */
export const corsHeaders = (allowedOrigin: string): Record<string, string> => ({
  'access-control-allow-origin': allowedOrigin,
  'access-control-expose-headers': EXPOSED.join(', '),
  ...(allowedOrigin === '*' ? {} : { vary: 'Origin' }),
});

/** The headers of the response to OPTIONS. */
export const preflightHeaders = (
  allowedOrigin: string,
  methods: readonly string[],
): Record<string, string> => ({
  ...corsHeaders(allowedOrigin),
  'access-control-allow-methods': [...methods, 'OPTIONS'].join(', '),
  'access-control-allow-headers': ACCEPTED.join(', '),
  'access-control-max-age': String(PREFLIGHT_SECONDS),
});
