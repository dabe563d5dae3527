namespace Farside.Tests.Simulator;

/// <summary>Tests that read one and the same small archive.</summary>
[CollectionDefinition(nameof(SmallArchive))]
public sealed class SmallArchiveTests : ICollectionFixture<SmallArchive>;
