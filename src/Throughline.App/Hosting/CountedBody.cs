namespace Throughline.App.Hosting;

/// <summary>The body of a request that did not say how long it is, up to a number of bytes; reading on is a body that is too
/// large.</summary>
/// <remarks>Kestrel's own limit cannot be raised once reading has begun, and the rest could not be taken in.</remarks>
internal sealed class CountedBody(Stream body, long most) : Stream
{
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await body.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(body.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int bytes) => (_read += bytes) <= most ? bytes
        : throw new BadHttpRequestException("The body is larger than this address takes.", StatusCodes.Status413PayloadTooLarge);
}
