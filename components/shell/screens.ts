import type { Permission } from '@/lib/platform/auth/permissions';
import {
  AuditIcon,
  MembersIcon,
  ModelsIcon,
  OverviewIcon,
  PromptsIcon,
  RunsIcon,
  TokensIcon,
  WorkersIcon,
} from './icons';

export type Screen = {
  title: string;
  href: string;
  icon: typeof OverviewIcon;
  permission: Permission;
  /** What is to be found there, for the search. */
  description: string;
};

/** The screens in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    title: 'Overview',
    href: '/',
    icon: OverviewIcon,
    permission: 'models:read',
    description: 'The active model and the last changes',
  },
  {
    title: 'Models',
    href: '/models',
    icon: ModelsIcon,
    permission: 'models:read',
    description: 'All models and their parameters',
  },
  {
    title: 'Prompts',
    href: '/prompts',
    icon: PromptsIcon,
    permission: 'models:read',
    description: 'The texts that the prompt of a job is built from',
  },
  {
    title: 'Runs',
    href: '/runs',
    icon: RunsIcon,
    permission: 'models:read',
    description: 'Every call of a model: the picture, what made it, and what it cost',
  },
  {
    title: 'Workers',
    href: '/workers',
    icon: WorkersIcon,
    permission: 'models:read',
    description: 'Who reads configs, and which revision each one has',
  },
  {
    title: 'Audit',
    href: '/audit',
    icon: AuditIcon,
    permission: 'models:read',
    description: 'Everything that was changed, by whom and why',
  },
  {
    title: 'Members',
    href: '/members',
    icon: MembersIcon,
    permission: 'admin',
    description: 'Who may sign in, and their roles',
  },
  {
    title: 'Tokens',
    href: '/tokens',
    icon: TokensIcon,
    permission: 'admin',
    description: 'API tokens of workers and scripts',
  },
];

/** Pages that need more than the screen that they lie below. */
export const pagesBelow: readonly Pick<Screen, 'href' | 'permission'>[] = [
  { href: '/models/import', permission: 'registry:write' },
];

/** Whether a path is the screen at `href` or a page below it. */
export function isWithin(pathname: string, href: string): boolean {
  return pathname === href || (href !== '/' && pathname.startsWith(`${href}/`));
}
