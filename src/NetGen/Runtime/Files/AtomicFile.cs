using System;
using System.IO;

namespace NetGen.Runtime;

/// <summary>
/// Writes whole files. The bytes go to a temporary file beside the target that is flushed to the disk and then renamed, so that a crash leaves
/// either the old file or the new one, never half of it.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Writes a file, which is replaced if it is there.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = Path.GetFullPath(path);
        string temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            DeleteIfPossible(temporary);
            throw;
        }
    }

    private static void DeleteIfPossible(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What made saving fail is what the caller must hear of, not what keeps its remains from being removed.
        }
    }
}
