import { signInHandler } from '@/lib/platform/auth/sign-in-handler';

export const GET = signInHandler;
export const POST = signInHandler;
