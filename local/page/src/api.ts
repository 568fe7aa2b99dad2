import { type Client, createClient } from '@reflekt/client';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { userOf } from './session.ts';

/** The API for the person who has signed in. */
export interface Api extends Client {
  /** Drafts are kept by user: another person of this browser must not meet them. */
  readonly user: string;
}

/** @param refused called when the API takes the token no more */
export function createApi(token: string, refused: () => void): Api {
  const client = createClient({
    baseUrl: location.origin,
    token: (state) => {
      if (state.refused) refused();
      return token;
    },
  });
  return { ...client, user: userOf(token) ?? '' };
}

const ApiContext = createContext<Api | undefined>(undefined);
export const ApiProvider = ApiContext.Provider;

/** The API, in everything that is shown to a person who has signed in. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === undefined) throw new Error('nobody has signed in');
  return api;
}
