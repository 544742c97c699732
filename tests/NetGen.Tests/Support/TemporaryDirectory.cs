using System;
using System.IO;
using System.Linq;

namespace NetGen.Tests.Support;

/// <summary>A directory of a test's own, removed at its end.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("netgen-");

    public string PathOf(string name) => Path.Combine(_directory.FullName, name);

    public string[] FileNames() => [.. _directory.GetFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _directory.Delete(recursive: true);
}
