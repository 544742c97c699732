using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace NetGen.Package.Tests.Support;

/// <summary>The files of a package.</summary>
internal static class Archive
{
    /// <summary>Their names in order.</summary>
    public static string[] Entries(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return [.. archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
    }

    public static byte[] Bytes(string path, string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using Stream content = archive.GetEntry(entry)?.Open() ?? throw new FileNotFoundException($"{path} has no {entry}.");
        using MemoryStream bytes = new();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static string Text(string path, string entry)
    {
        using StreamReader reader = new(new MemoryStream(Bytes(path, entry)));
        return reader.ReadToEnd();
    }
}
