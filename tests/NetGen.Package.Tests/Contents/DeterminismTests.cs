using System.IO;
using NetGen.Package.Tests.Support;
using Xunit;

namespace NetGen.Package.Tests.Contents;

[Collection(PackedFeedUsers.Name)]
public class DeterminismTests(PackedFeed feed)
{
    [Fact]
    public void TheSameSourcesGiveTheSamePackage()
    {
        string again = feed.PackAgain();
        Assert.Equal(Archive.Entries(feed.Package), Archive.Entries(again));
        Assert.All(Archive.Entries(again), entry => Assert.Equal(Archive.Bytes(feed.Package, entry), Archive.Bytes(again, entry)));
        Assert.Equal(File.ReadAllBytes(feed.Package), File.ReadAllBytes(again));
        Assert.Equal(File.ReadAllBytes(feed.Symbols), File.ReadAllBytes(Path.ChangeExtension(again, ".snupkg")));
    }
}
