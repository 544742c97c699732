using System;
using System.IO;
using System.Linq;
using NetGen.Package.Tests.Support;
using Xunit;

namespace NetGen.Package.Tests.Contents;

[Collection(PackedFeedUsers.Name)]
public class FeedTests(PackedFeed feed)
{
    [Fact]
    public void TheSolutionGivesTheseTwoPackagesAndSymbols() => Assert.Equal(
        [$"NetGen.{feed.Version}.nupkg", $"NetGen.{feed.Version}.snupkg", $"NetGen.Templates.{feed.Version}.nupkg"],
        Directory.EnumerateFiles(feed.Feed).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
}
