import { AppError, asAppError, isAppError, isTransient } from '../../../../src/domain/shared/errors';

describe('AppError', () => {
  test('carries what the interface needs to go on', () => {
    const error = new AppError('throttled', { retryAfter: 40, code: '429' });
    expect(error).toMatchObject({ name: 'AppError', kind: 'throttled', retryAfter: 40, code: '429', message: 'throttled' });
  });

  test('is recognised by kind, also when it comes from another bundle', () => {
    const foreign = Object.assign(new Error('gone'), { name: 'AppError', kind: 'notFound' });
    expect(isAppError(foreign)).toBe(true);
    expect(isAppError(foreign, 'notFound')).toBe(true);
    expect(isAppError(foreign, 'conflict')).toBe(false);
    expect(isAppError(new Error('x'))).toBe(false);
    expect(isAppError(undefined)).toBe(false);
  });

  test('anything thrown becomes one, keeping its cause', () => {
    const cause = new TypeError('boom');
    expect(asAppError(cause)).toMatchObject({ kind: 'unexpected', message: 'boom', cause });
    expect(asAppError('text')).toMatchObject({ kind: 'unexpected', message: 'text' });
    const known = new AppError('conflict');
    expect(asAppError(known)).toBe(known);
  });

  test('only a pause and a lost line mend by themselves', () => {
    expect(isTransient(new AppError('offline'))).toBe(true);
    expect(isTransient(new AppError('throttled'))).toBe(true);
    expect(isTransient(new AppError('forbidden'))).toBe(false);
  });
});
