export { createToken } from './create-token';
export { listTokens } from './list-tokens';
export { revokeToken } from './revoke-token';
export { noteTokensUsed, readUsableTokens, type UsableToken } from './usable-tokens';
