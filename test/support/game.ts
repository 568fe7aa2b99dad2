import { type EntryDraft, type RestDays, RestDays as RestDaysSchema } from '@reflekt/shared/entities';
import {
  entryReader,
  entryWriter,
  openDatabase,
  readSettings,
  writeSettings,
} from '@reflekt/shared/store';
import { gamificationTable, type Owner } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import { monotonicFactory, ulid } from 'ulid';
import * as v from 'valibot';
import { composeEntry, blankEntry } from '../../lambdas/entries/domain/compose.ts';
import { openDiary } from '../../lambdas/entries/testing/diary.ts';
import { applyEvents, type GameEvent } from '../../lambdas/gamification/operations/apply-events.ts';
import { operations } from '../../lambdas/gamification/operations/index.ts';
import { newestZone } from '../../lambdas/gamification/operations/newest-zone.ts';
import { gameStore } from '../../lambdas/gamification/store/index.ts';
import type { DiaryState } from './naive-game.ts';
import type { Client } from './store.ts';
