using System.IO;
using System.Linq;
using NetGen.Runtime;

namespace NetGen.Tests.Support;

/// <summary>Files as others write them: tensors and nothing else, unless metadata is given.</summary>
internal static class SafetensorsFile
{
    public static byte[] Build((string Name, int[] Shape, float[] Values)[] tensors, params (string Key, string Value)[] metadata)
    {
        using MemoryStream stream = new();
        SafetensorsWriter.Write(metadata, [.. tensors.Select(tensor => new SafetensorsTensor(tensor.Name, new TensorShape(tensor.Shape), tensor.Values))], stream);
        return stream.ToArray();
    }
}
