import * as v from 'valibot';
import { Settings, SettingsDraft } from '../entities/index.ts';
import { defineApi } from './endpoint.ts';
import { fromFrontend, withFrontendTwins } from './settings-frontend.ts';

export const settingsApi = defineApi('settings', {
  readSettings: {
    method: 'GET',
    path: '/settings',
    auth: 'token',
    summary: "The writer's settings",
    description: 'The defaults, at version 0, for one who has set nothing.',
    success: { status: 200, body: v.pipe(Settings, v.transform(withFrontendTwins)), etag: true },
  },
  updateSettings: {
    method: 'PUT',
    path: '/settings',
    auth: 'token',
    summary: 'Change settings',
    description: 'Members present are replaced, members absent stay, in nested objects too.',
    body: v.pipe(v.looseObject({}), v.transform(fromFrontend), SettingsDraft),
    ifMatch: true,
    success: { status: 200, body: v.pipe(Settings, v.transform(withFrontendTwins)), etag: true },
    errors: [409, 412],
  },
});
