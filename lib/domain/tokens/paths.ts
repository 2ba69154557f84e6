export const tokensPath = '/api/v1/admin/tokens';
export const tokenPath = '/api/v1/admin/tokens/{tokenId}';
