/** Returns the time of a signature of AWS, such as `20261130T091500Z`, in milliseconds since 1970. */
export const parseSigningDate = (date: unknown): number =>
  Date.parse(String(date).replace(/(\d{4})(\d\d)(\d\dT\d\d)(\d\d)/, "$1-$2-$3:$4:"));
