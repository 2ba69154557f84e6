export { acceptInvitation } from './accept-invitation';
export { createAdminLink } from './create-admin-link';
export { findMember } from './find-member';
export { hasMembers } from './has-members';
export { INVITATION_LIFETIME, inviteMember } from './invite-member';
export { listMembers } from './list-members';
export { openInstallation } from './open-installation';
export { readInvitation } from './read-invitation';
export { updateMember } from './update-member';
