define([], function () { return { Title: 'المستجدات' }; });
