using System;
using System.IO;

namespace NetGen.Runtime;

/// <summary>Reads whole files; an error in what one holds names it.</summary>
internal static class SourceFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="NetworkFileException">What is in it is not as it should be.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static T Read<T>(string path, Func<Stream, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        // Windows lets nobody replace a file that is being read, unless the reader says so: a training must not fail because somebody looks at its checkpoint.
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return read(file);
        }
        catch (NetworkFileException error)
        {
            error.Path = path;
            throw;
        }
    }
}
