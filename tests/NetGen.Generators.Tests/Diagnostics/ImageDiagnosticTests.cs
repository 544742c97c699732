using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>What can be wrong with layers over images and sequences, and with graphs.</summary>
public class ImageDiagnosticTests
{
    private const string Class = " partial class Net;";

    private const string Span = "an input, with its padding, of at least the {0} that its window spans";

    [Theory]
    [InlineData("[Network(9)] [[|Conv2D(4, 3)|]]", "Conv2D", "one input of shape (height, width, channels)", "9 features")]
    [InlineData("[Network(9, 2)] [[|Conv2D(4, 3)|]]", "Conv2D", "one input of shape (height, width, channels)", "9×2")]
    [InlineData("[Network(9, 9, 2)] [[|Conv1D(4, 3)|]]", "Conv1D", "one input of shape (time, features)", "9×9×2")]
    [InlineData("[Network(9)] [[|MaxPool2D(2)|]]", "MaxPool2D", "one input of shape (height, width, channels)", "9 features")]
    [InlineData("[Network(9, 9, 2)] [[|AvgPool1D(2)|]]", "AvgPool1D", "one input of shape (time, features)", "9×9×2")]
    [InlineData("[Network(9)] [[|GlobalAvgPool|]]", "GlobalAvgPool", "one input of shape (height, width, channels) or (time, features)", "9 features")]
    [InlineData("[Network(9)] [[|GlobalMaxPool()|]]", "GlobalMaxPool", "one input of shape (height, width, channels) or (time, features)", "9 features")]
    [InlineData("[Network(9, 9, 2)] [Conv2D(4, 3)] [[|Dense(3)|]]", "Dense", "one input of shape (features) or (time, features), which [Flatten] before it makes of an image", "7×7×4")]
    [InlineData("[Network(2, 2, 2, 2)] [[|Conv2D(4, 1)|]]", "Conv2D", "one input of shape (height, width, channels)", "2×2×2×2")]
    public void ShapeOfAnotherRank(string attributes, string layer, string need, string given) =>
        Reports("NG0018", $"'{layer}' needs {need}; it gets {given}", attributes);

    [Theory]
    [InlineData("[Network(4, 4, 1)] [[|Conv2D(4, 5)|]]", "Conv2D", "5×5", "4×4×1")]
    [InlineData("[Network(4, 4, 1)] [[|Conv2D(4, 1, 5)|]]", "Conv2D", "1×5", "4×4×1")]
    [InlineData("[Network(4, 4, 1)] [[|Conv2D(4, 3, Dilation = 3, PaddingSize = 1)|]]", "Conv2D", "7×7", "4×4×1")]
    [InlineData("[Network(4, 2)] [[|Conv1D(4, 5)|]]", "Conv1D", "5", "4×2")]
    [InlineData("[Network(3, 9, 1)] [[|MaxPool2D(4)|]]", "MaxPool2D", "4×4", "3×9×1")]
    [InlineData("[Network(2, 9)] [[|AvgPool1D(3)|]]", "AvgPool1D", "3", "2×9")]
    public void WindowThatDoesNotFit(string attributes, string layer, string span, string given) =>
        Reports("NG0018", $"'{layer}' needs {string.Format(System.Globalization.CultureInfo.InvariantCulture, Span, span)}; it gets {given}", attributes);

    [Theory]
    [InlineData("[Dense(4, Name = \"a\")] [Dense(3)] [Add([|From = [\"a\", \"1\"]|])]", "Add", "two or more inputs of one shape", "\"a\" (4 features), \"1\" (3 features)")]
    [InlineData("[Dense(4)] [[|Add|]]", "Add", "two or more inputs of one shape", "4 features")]
    [InlineData("[Dense(4)] [Add([|From = new[] { \"0\" }|])]", "Add", "two or more inputs of one shape", "4 features")]
    [InlineData("[Dense(4)] [[|Concat()|]]", "Concat", "two or more inputs that differ in their last extent only", "4 features")]
    [InlineData("[Dense(4)] [[|Flatten(From = [\"input\", \"0\"])|]]", "Flatten", "one input", "\"input\" (9 features), \"0\" (4 features)")]
    [InlineData("[Dense(4)] [[|BatchNorm(From = [\"input\", \"0\"])|]]", "BatchNorm", "one input", "\"input\" (9 features), \"0\" (4 features)")]
    public void InputsThatDoNotFit(string layers, string layer, string need, string given) =>
        Reports("NG0018", $"'{layer}' needs {need}; it gets {given}", "[Network(9)] " + layers);

    [Theory]
    [InlineData("[Conv2D(4, 3, Name = \"a\")] [Conv2D(4, 3)] [Concat([|From = [\"a\", \"1\"]|])]", "Concat", "two or more inputs that differ in their last extent only", "\"a\" (6×6×4), \"1\" (4×4×4)")]
    [InlineData("[Conv2D(4, 3, Name = \"a\")] [Flatten] [Concat([|From = [\"a\", \"1\"]|])]", "Concat", "two or more inputs that differ in their last extent only", "\"a\" (6×6×4), \"1\" (144 features)")]
    [InlineData("[Conv2D(4, 1, Name = \"a\")] [Conv2D(5, 1)] [Add([|From = [\"a\", \"1\"]|])]", "Add", "two or more inputs of one shape", "\"a\" (8×8×4), \"1\" (8×8×5)")]
    [InlineData("[Conv2D(4, 1, Name = \"a\")] [[|Conv2D(5, 1, From = [\"a\", \"input\"])|]]", "Conv2D", "one input of shape (height, width, channels)", "\"a\" (8×8×4), \"input\" (8×8×2)")]
    [InlineData("[[|MaxPool2D(2, From = [\"input\", \"input\"])|]]", "MaxPool2D", "one input of shape (height, width, channels)", "\"input\" (8×8×2), \"input\" (8×8×2)")]
    public void ImagesThatDoNotFit(string layers, string layer, string need, string given) =>
        Reports("NG0018", $"'{layer}' needs {need}; it gets {given}", "[Network(8, 8, 2)] " + layers);

    // Canonical order has the features of the one channel by channel, those of the other as they come: of their sum no weight would know which.
    [Theory]
    [InlineData("[Flatten(Name = \"f\")] [Dense(12)] [Add([|From = [\"f\", \"1\"]|])]", "f", "1")]
    [InlineData("[Flatten(Name = \"f\")] [Dense(12)] [Activate(Activation.Tanh, Name = \"d\")] [Dropout(0.5, Name = \"g\", From = [\"f\"])] [Add([|From = [\"d\", \"g\"]|])]", "d", "g")]
    public void FeaturesThatAreNotNumberedAlike(string layers, string first, string second) => Reports(
        "NG0018",
        $"'Add' needs inputs that number their features alike: a flattened image has to pass a Dense layer before it meets others; it gets \"{first}\" (12 features), \"{second}\" (12 features)",
        "[Network(2, 2, 3)] " + layers);

    [Theory]
    [InlineData("[Conv2D([|0|], 3)]", "'filters' must be at least 1; it is 0")]
    [InlineData("[Conv2D(kernel: 3, [|filters: -4|])]", "'filters' must be at least 1; it is -4")]
    [InlineData("[Conv2D(4, [|0|])]", "'kernel' must be at least 1; it is 0")]
    [InlineData("[Conv2D(4, [|-3|], 1)]", "'kernelHeight' must be at least 1; it is -3")]
    [InlineData("[Conv2D(4, 1, [|kernelWidth: 0|])]", "'kernelWidth' must be at least 1; it is 0")]
    [InlineData("[Conv2D(4, 3, [|Stride = 0|])]", "'Stride' must be at least 1; it is 0")]
    [InlineData("[Conv2D(4, 3, [|Stride = -1|])]", "'Stride' must be at least 1; it is -1")]
    [InlineData("[Conv2D(4, 3, [|Dilation = 0|])]", "'Dilation' must be at least 1; it is 0")]
    [InlineData("[Conv2D(4, 3, [|Groups = 0|])]", "'Groups' must be at least 1; it is 0")]
    [InlineData("[Conv2D(4, 3, [|Groups = -2|])]", "'Groups' must be at least 1; it is -2")]
    [InlineData("[Conv2D(4, 3, [|Groups = 4|])]", "'Groups' must be a divisor of the input's 6 channels and of 4 filters; it is 4")]
    [InlineData("[Conv2D(4, 3, [|Groups = 3|])]", "'Groups' must be a divisor of the input's 6 channels and of 4 filters; it is 3")]
    [InlineData("[Conv2D(4, 3, [|Groups = 5|])]", "'Groups' must be a divisor of the input's 6 channels and of 4 filters; it is 5")]
    [InlineData("[Conv2D(4, 3, [|PaddingSize = -1|])]", "'PaddingSize' must be at least 0; it is -1")]
    [InlineData("[Conv2D(4, 3, Padding = Padding.Same, [|PaddingSize = 1|])]", "'PaddingSize' must be left out where Padding.Same says how much there is; it is 1")]
    [InlineData("[Conv2D(4, 3, [|Stride = int.MaxValue|])]", "'Stride' must be at most 16777216; it is 2147483647")]
    [InlineData(
        "[Conv2D(4, 3, Padding = Padding.Same, [|Dilation = 16777216|])]",
        "'Dilation' must be at most 8388607, or the kernel would span more than 16777216 elements; it is 16777216")]
    [InlineData("[MaxPool2D([|0|])]", "'size' must be at least 1; it is 0")]
    [InlineData("[AvgPool2D([|size: -2|])]", "'size' must be at least 1; it is -2")]
    [InlineData("[MaxPool2D(2, [|Stride = 0|])]", "'Stride' must be at least 1; it is 0")]
    [InlineData("[MaxPool2D(3, [|PaddingSize = 2|])]", "'PaddingSize' must be from 0 to 1, half of the window; it is 2")]
    [InlineData("[AvgPool2D(2, [|PaddingSize = -1|])]", "'PaddingSize' must be from 0 to 1, half of the window; it is -1")]
    [InlineData("[AvgPool2D(2, Padding = Padding.Same, [|PaddingSize = 0|])]", "'PaddingSize' must be left out where Padding.Same says how much there is; it is 0")]
    [InlineData("[BatchNorm([|Momentum = 0|])]", "'Momentum' must be above 0 and at most 1; it is 0")]
    public void ArgumentOutOfRange(string layers, string message) => Reports("NG0016", message, "[Network(8, 8, 6)] " + layers);

    [Theory]
    [InlineData("[Conv1D([|0|], 3)]", "'filters' must be at least 1; it is 0")]
    [InlineData("[Conv1D(4, [|0|])]", "'kernel' must be at least 1; it is 0")]
    [InlineData("[Conv1D(4, 3, [|Dilation = -1|])]", "'Dilation' must be at least 1; it is -1")]
    [InlineData("[Conv1D(4, 3, [|Groups = 4|])]", "'Groups' must be a divisor of the input's 6 channels and of 4 filters; it is 4")]
    [InlineData("[MaxPool1D([|-1|])]", "'size' must be at least 1; it is -1")]
    [InlineData("[AvgPool1D(4, [|PaddingSize = 3|])]", "'PaddingSize' must be from 0 to 2, half of the window; it is 3")]
    public void ArgumentAlongTimeOutOfRange(string layers, string message) => Reports("NG0016", message, "[Network(8, 6)] " + layers);

    [Fact]
    public void UndefinedPadding() => Reports(
        "NG0017", "9 is no member of 'Padding', which has Valid, Same", "[Network(8, 8, 6)] [Conv2D(4, 3, [|Padding = (Padding)9|])]");

    [Theory]
    [InlineData("[Network(8192, 8192, 1)] [[|Conv2D(16, 1)|]]", "The output of this layer", "1073741824")]
    [InlineData("[Network(20000, 20000, 1)] [[|MaxPool2D(1)|]]", "The output of this layer", "1600000000")]
    [InlineData("[Network(1, 1, 1)] [[|Conv2D(1, 1, PaddingSize = 16777216)|]]", "The output of this layer", "4503599895805956")]
    [InlineData("[Network(1, 1)] [[|Conv1D(int.MaxValue, 1, PaddingSize = 16777216, UseBias = false)|]] [Flatten] [Dense(3)]", "The parameters up to this layer", "2147483647")]
    [InlineData("[Network(1024, 1024, 100)] [Dropout(0.5, Name = \"a\")] [[|Concat(From = [\"a\", \"a\", \"a\", \"a\", \"a\", \"a\"])|]]", "The output of this layer", "637534208")]
    [InlineData(
        "[Network(4, 4, 8)] [[|Conv2D(8, 1, Stride = 16777216, PaddingSize = 16777216)|]]", "What this layer keeps of one sample", "9007199791611912")]
    [InlineData(
        "[Network(536870912)] [Activate(Activation.ReLU)] [[|Activate(Activation.Tanh)|]]", "What the layers up to this one give and keep of one sample", "1073741824")]
    [InlineData("[Network(16384, 16384, 1)] [Flatten] [[|LayerNorm|]] [Activate(Activation.ReLU)]", "What the layers up to this one give and keep of one sample", "805306368")]
    public void TooLarge(string attributes, string what, string count)
    {
        string padded = what.StartsWith("The parameters", System.StringComparison.Ordinal) ? "" : ", padded to whole vectors,";
        Reports("NG0019", $"{what}{padded} would have {count} elements; the limit is 536870912", attributes);
    }

    [Theory]
    [InlineData("[Network(8, 8, 1)] [Conv2D(6, 3, Padding = Padding.Same, Activation = Activation.ReLU)] [MaxPool2D(2)] [Flatten] [Dense(10)]")]
    [InlineData("[Network(8, 8, 6)] [Conv2D(4, 2, 3, Stride = 2, Dilation = 2, PaddingSize = 2, Groups = 2, UseBias = false)] [GlobalAvgPool] [Dense(3)]")]
    [InlineData("[Network(8, 8, 6)] [Conv2D(6, 3, Groups = 6)] [AvgPool2D(2, Stride = 1, PaddingSize = 1)] [GlobalMaxPool]")]
    [InlineData("[Network(20, 3)] [Conv1D(5, 3, Activation = Activation.PReLU, Alpha = 0.1)] [MaxPool1D(2)] [AvgPool1D(3, Padding = Padding.Same)]")]
    [InlineData("[Network(3, 3, 2)] [Conv2D(3, 9, Padding = Padding.Same)] [Conv2D(1, 1, Dilation = 16777216)]")]
    [InlineData("[Network(2, 2, 2048)] [Conv2D(2048, 1)]")]
    [InlineData("[Network(2, 2, 3)] [Flatten(Name = \"f\")] [Activate(Activation.Tanh)] [Add(From = [\"f\", \"1\"])] [Concat(From = [\"f\", \"2\"])] [Dense(3)]")]
    [InlineData("[Network(6, 1)] [Flatten(Name = \"f\")] [Dense(6)] [Add(From = [\"f\", \"1\"])]")]
    [InlineData("[Network(4, 4, 2)] [Conv2D(3, 1, Activation = Activation.Softmax)]")]
    [InlineData("[Network(4, 4, 2)] [Conv2D(3, 1, Activation = Activation.Sigmoid)] [Training(Loss.BinaryCrossEntropy, Optimizer.SGD)]")]
    public void Accepted(string attributes) => DiagnosticAssert.IsAccepted(attributes + Class);

    private static void Reports(string id, string message, string attributes) => DiagnosticAssert.Reports(id, message, attributes + Class);
}
