define([], function () { return { Title: 'Stream' }; });
