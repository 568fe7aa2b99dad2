import { useState } from 'preact/hooks';
import { Alert } from '../components/notice.tsx';
import { userOf } from '../session.ts';

/** Asks for a token, which `dev` prints. */
export function SignIn({
  signIn,
  wasRefused,
}: {
  signIn: (token: string) => void;
  wasRefused: boolean;
}) {
  const [isNoToken, setIsNoToken] = useState(false);
  return (
    <>
      <h1 tabIndex={-1}>Sign in</h1>
      {wasRefused && (
        <Alert>The token is not accepted any more. What you had typed is kept here.</Alert>
      )}
      <p>
        Open the link that <code>dev</code> has printed, or paste a token from there or from{' '}
        <code>demo-token</code>.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const token = String(new FormData(event.currentTarget).get('token') ?? '').trim();
          if (userOf(token) === undefined) setIsNoToken(true);
          else signIn(token);
        }}
      >
        <label class="field">
          <span>Token</span>
          <input
            name="token"
            type="password"
            autocomplete="off"
            required
            aria-invalid={isNoToken}
          />
        </label>
        {isNoToken && <Alert>This is not a token.</Alert>}
        <button type="submit" class="primary">
          Sign in
        </button>
      </form>
    </>
  );
}
