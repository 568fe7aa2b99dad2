import type { gamificationApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { formatInstant } from '@reflekt/shared/time';
import { achievementsOf, createProfile } from '../domain/profile.ts';
import type { Deps } from './deps.ts';

/** GET /gamification/achievements: the catalogue with the owner's progress. */
export const listAchievements: Operation<
  typeof gamificationApi.endpoints.listAchievements,
  Deps
> = async (deps, { owner }) => {
  const profile = await deps.game.profile(owner);
  return achievementsOf(profile ?? createProfile([], formatInstant(deps.now())));
};
