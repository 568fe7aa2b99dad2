import { Settings, SettingsDraft } from '../entities/index.ts';
import { defineApi } from './endpoint.ts';
import { frontendCompat } from './settings-frontend.ts';

/** The endpoints of the settings service. */
export const settingsApi = defineApi('settings', {
  readSettings: {
    method: 'GET',
    path: '/settings',
    auth: 'token',
    summary: "The writer's settings",
    description: 'The defaults, at version 0, for one who has set nothing.',
    compat: frontendCompat,
    success: { status: 200, body: Settings, etag: true },
  },
  updateSettings: {
    method: 'PUT',
    path: '/settings',
    auth: 'token',
    summary: 'Change settings',
    description:
      'Members present are replaced, members absent stay, in nested objects too. `redate_entries: true` beside a `time_zone` moves the entries that were written without a zone of their own to the days of that zone: the settings answer at once, the entries follow, each by an ordinary update.',
    body: SettingsDraft,
    example: { theme: 'dark' },
    compat: frontendCompat,
    ifMatch: true,
    success: { status: 200, body: Settings, etag: true },
    errors: [409, 412],
  },
});
