/** Length of a password, in characters (NIST SP 800-63B §5.1.1: long ones, no composition rules). */
export const PASSWORD_LENGTH = { min: 12, max: 128 };
