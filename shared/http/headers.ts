/** Headers that every answer carries, whoever gives it: handlers, preflight and the gateway read them here. */
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

/** @param allowedOrigin one origin, or `*`: bearer tokens are used, never cookies */
export const corsHeaders = (allowedOrigin: string): Record<string, string> => ({
  'access-control-allow-origin': allowedOrigin,
  'access-control-expose-headers': EXPOSED.join(', '),
  ...(allowedOrigin === '*' ? {} : { vary: 'Origin' }),
});

/** What OPTIONS answers for a path. */
export const preflightHeaders = (
  allowedOrigin: string,
  methods: readonly string[],
): Record<string, string> => ({
  ...corsHeaders(allowedOrigin),
  'access-control-allow-methods': [...methods, 'OPTIONS'].join(', '),
  'access-control-allow-headers': ACCEPTED.join(', '),
  'access-control-max-age': String(PREFLIGHT_SECONDS),
});
