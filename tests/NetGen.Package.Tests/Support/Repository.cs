using System.IO;
using System.Linq;
using System.Reflection;

namespace NetGen.Package.Tests.Support;

/// <summary>The sources that the packages are made of.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "NetGen.Repository")
        .Value!;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
