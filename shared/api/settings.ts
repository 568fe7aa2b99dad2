import * as v from 'valibot';
import {
  Category,
  CategoryDraft,
  NewCategory,
  Settings,
  SettingsDraft,
} from '../entities/index.ts';
import { defineApi } from './endpoint.ts';
import { IdParams } from './parameters.ts';
import { frontendCompat } from './settings-frontend.ts';

/** The endpoints of the settings service: settings and categories. */
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
  listCategories: {
    method: 'GET',
    path: '/settings/categories',
    auth: 'token',
    summary: 'All categories, by name',
    success: { status: 200, body: v.array(Category) },
  },
  createCategory: {
    method: 'POST',
    path: '/settings/categories',
    auth: 'token',
    summary: 'Create a category',
    description:
      'Names are unique, ignoring case, normal forms and invisible characters: a name that is taken is 409.',
    body: NewCategory,
    example: { name: 'Work', color: '#3b82f6' },
    idempotent: true,
    success: { status: 201, body: Category, etag: true, location: '/settings/categories/{id}' },
    errors: [409],
  },
  updateCategory: {
    method: 'PUT',
    path: '/settings/categories/{id}',
    auth: 'token',
    summary: 'Change a category',
    description: 'Members present are replaced, members absent stay.',
    params: IdParams,
    body: CategoryDraft,
    example: { name: 'Work and study' },
    ifMatch: true,
    success: { status: 200, body: Category, etag: true },
    errors: [404, 409, 412],
  },
  deleteCategory: {
    method: 'DELETE',
    path: '/settings/categories/{id}',
    auth: 'token',
    summary: 'Delete a category',
    description: 'Its entries stay, and lose the category within seconds.',
    params: IdParams,
    ifMatch: true,
    success: { status: 204 },
    errors: [404, 409, 412],
  },
});
