import { signInHandler } from '@/lib/platform/auth/sign-in-handler';

export {
  signInHandler as DELETE,
  signInHandler as GET,
  signInHandler as PATCH,
  signInHandler as POST,
  signInHandler as PUT,
};
