export const membersPath = '/api/v1/admin/members';
export const memberPath = '/api/v1/admin/members/{memberId}';
export const invitationsPath = '/api/v1/admin/members/invitations';
export const invitationPath = '/api/v1/admin/members/invitations/{invitationId}';
/** Part of sign-in: nobody is signed in yet. */
export const acceptInvitationPath = '/api/auth/invitations/accept';
